package org.volunteerledger.documents;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR code as squares, so that it is sharp at any size and needs no image. */
public final class QrCode {

    /** The empty modules around it that readers need (ISO/IEC 18004). */
    static final int QUIET = 4;

    private final BitMatrix modules;

    private QrCode(BitMatrix modules) {
        this.modules = modules;
    }

    /**
     * The code of a text.
     *
     * @param text the text
     * @return the code
     */
    public static QrCode of(String text) {
        Map<EncodeHintType, Object> hints = Map.of(
                EncodeHintType.CHARACTER_SET,
                "UTF-8",
                EncodeHintType.ERROR_CORRECTION,
                ErrorCorrectionLevel.M,
                EncodeHintType.MARGIN,
                QUIET);
        try {
            // The least size gives one module a point.
            return new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 1, 1, hints));
        } catch (WriterException e) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters is too long", e);
        }
    }

    /** How many modules it is wide and high, with the quiet zone. */
    int size() {
        return modules.getWidth();
    }

    boolean dark(int column, int row) {
        return modules.get(column, row);
    }

    /**
     * As one picture of a page.
     *
     * @param label what it is, for those who do not see it
     * @return an SVG element
     */
    public String svg(String label) {
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < size(); row++) {
            for (int column = 0; column < size(); column++) {
                if (dark(column, row)) {
                    path.append('M').append(column).append(' ').append(row).append("h1v1h-1z");
                }
            }
        }
        return "<svg role=\"img\" aria-label=\"" + label + "\" viewBox=\"0 0 " + size() + " " + size()
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + size() + "v" + size() + "h-"
                + size() + "z\"/><path d=\"" + path + "\"/></svg>";
    }
}
