/**
 * The relational storage, on H2, PostgreSQL and MariaDB. {@link org.volunteerledger.storage.jdbc.JdbcStorage} is the way in,
 * {@link org.volunteerledger.storage.jdbc.JdbcSchema} makes and checks the tables, and
 * {@link org.volunteerledger.storage.jdbc.JdbcTransactions} and {@link org.volunteerledger.storage.jdbc.Dialect} are open for hosts to
 * implement. Besides the storage SPI and what an adapter may import, it knows JDBC, Jdbi and Flyway, none of which but JDBC shows in
 * a public signature.
 */
@NullMarked
package org.volunteerledger.storage.jdbc;

import org.jspecify.annotations.NullMarked;
