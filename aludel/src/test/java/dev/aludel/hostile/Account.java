package dev.aludel.hostile;

import dev.aludel.orm.annotation.Entity;
import dev.aludel.orm.annotation.Generated;
import dev.aludel.orm.annotation.Id;
import dev.aludel.orm.annotation.Version;

@Entity
record Account(@Id @Generated int id, @Version int version, String owner, int balance) {}
