package dev.aludel.joined;

import dev.aludel.orm.Loading;
import dev.aludel.orm.Ref;
import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.ManyToOne;
import org.jspecify.annotations.Nullable;

/** Somebody with a firm, which always comes along, and perhaps a chief. */
@Entity(table = "workers")
final class Worker {
    @Id
    @Generated
    @Nullable Integer id;

    String name;

    @ManyToOne(backPopulates = "workers", load = Loading.JOINED)
    final Ref<Firm> firm = Worker_.firm(this);

    @ManyToOne
    final Ref<@Nullable Worker> chief = Worker_.chief(this);

    Worker(String name, Firm firm, @Nullable Worker chief) {
        this.name = name;
        this.firm.set(firm);
        this.chief.set(chief);
    }
}
