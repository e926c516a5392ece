package dev.aludel.jdbc.mysql;

import java.util.Set;

/** The reserved words of MySQL 8 to 9 and MariaDB 10.6 to 12, beside those that every dialect quotes. */
final class MySqlWords {
    static final Set<String> RESERVED = Set.of("""
            accessible add asensitive before blob call cascade change char character condition continue convert count_path cube
            cume_dist current_path cursor databases day_hour day_microsecond day_minute day_second dec decimal declare delayed
            delete_domain_id dense_rank describe deterministic distinctrow div do_domain_ids double dual each elseif empty
            enclosed escaped exit first_value float float4 float8 force fulltext function generated get groups high_priority
            hour_microsecond hour_minute hour_second ignore ignore_domain_ids ignore_server_ids infile inout insensitive int
            int1 int2 int3 int4 int8 integer interval io_after_gtids io_before_gtids iterate json_table keys kill lag last_value
            lead leave library linear lines load long longblob longtext loop low_priority manual master_bind
            master_heartbeat_period master_ssl_verify_server_cert maxvalue mediumblob mediumint mediumtext middleint
            minute_microsecond minute_second mod modifies no_write_to_binlog nth_value ntile numeric of optimize optimizer_costs
            option optionally out outfile over page_checksum parallel parse_vcol_expr partition percent_rank precision purge
            qualify rank read read_write reads real recursive ref_system_id regexp repeat replace require resignal restrict
            return row row_number schema schemas second_microsecond sensitive separator show signal slow smallint spatial
            specific sql sql_big_result sql_calc_found_rows sql_small_result sqlexception sqlstate sqlwarning ssl starting
            stats_auto_recalc stats_persistent stats_sample_pages stored straight_join terminated tinyblob tinyint tinytext undo
            unlock unsigned usage use utc_date utc_time utc_timestamp varbinary varchar varcharacter varying vector virtual
            while within without write xor year_month zerofill
            """.strip().split("\\s+"));

    private MySqlWords() {}
}
