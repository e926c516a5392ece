package dev.aludel.jdbc.mysql;

import java.io.IOException;
import org.mariadb.jdbc.client.Context;
import org.mariadb.jdbc.client.socket.Writer;
import org.mariadb.jdbc.message.ClientMessage;

/**
 * COM_RESET_CONNECTION: gives up locks, temporary tables, prepared statements, variables and settings of a session. The
 * connector sends it to MariaDB alone, because MySQL forgets the character set with it; here every setting is made anew behind it.
 */
final class ResetSession implements ClientMessage {
    private static final int COM_RESET_CONNECTION = 0x1f;

    @Override
    public int encode(Writer writer, Context context) throws IOException {
        writer.initPacket();
        writer.writeByte(COM_RESET_CONNECTION);
        writer.flush();
        return 1;
    }

    @Override
    public String description() {
        return "reset the session";
    }
}
