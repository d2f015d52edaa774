package org.volunteerledger.documents;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Reads QR codes as a phone does: from a picture of what is seen. */
@NullMarked
final class Scanner {

    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"");
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int PIXELS = 6;

    private Scanner() {}

    static String read(BufferedImage picture) throws ReaderException {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader()
                .decode(seen, Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
                .getText();
    }

    /** What the code of a page looks like: its squares, each some pixels wide. */
    static BufferedImage drawn(String svg) {
        MatchResult size = SIZE.matcher(svg).results().findFirst().orElseThrow();
        int width = Integer.parseInt(size.group(1)) * PIXELS;
        BufferedImage picture = new BufferedImage(width, width, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, width);
        pen.setColor(Color.BLACK);
        MODULE.matcher(svg)
                .results()
                .forEach(module -> pen.fillRect(
                        Integer.parseInt(module.group(1)) * PIXELS,
                        Integer.parseInt(module.group(2)) * PIXELS,
                        PIXELS,
                        PIXELS));
        pen.dispose();
        return picture;
    }
}
