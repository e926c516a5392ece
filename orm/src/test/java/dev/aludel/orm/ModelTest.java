package dev.aludel.orm;

import static dev.aludel.orm.blog.Post_.POST;
import static dev.aludel.orm.blog.User_.USER;
import static dev.aludel.orm.shapes.Badge.BADGE;
import static dev.aludel.orm.shapes.Node.NODE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.error.MappingException;
import dev.aludel.orm.blog.User;
import dev.aludel.orm.shapes.Broken;
import org.junit.jupiter.api.Test;

class ModelTest {
    @Test
    void tablesAreThoseOfTheEntities() {
        var model = Model.of(USER, POST);

        assertThat(model.metaData().sortedTables())
                .extracting(table -> table.id().name())
                .containsExactly("users", "posts");
        assertThat(model.table(User.class)).isSameAs(USER);
    }

    @Test
    void anEntityIsGivenOnce() {
        assertThatThrownBy(() -> Model.of(USER, POST, USER))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("User is given twice");
    }

    @Test
    void relationshipsStayInTheModel() {
        assertThatThrownBy(() -> Model.of(USER))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("User.posts leads to Post, which is not part of the model")
                .hasMessageContaining("Model.of(..)");
    }

    @Test
    void foreignKeysStayInTheModel() {
        assertThatThrownBy(() -> Model.of(BADGE))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Badge refers to table nodes, which no entity of the model maps");
        assertThat(Model.of(BADGE, NODE).tables()).containsExactly(BADGE, NODE);
    }

    @Test
    void aClassOutsideOfTheModelIsNamed() {
        assertThatThrownBy(() -> Model.of(NODE).table(User.class))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("dev.aludel.orm.blog.User is not an entity of the session's model")
                .hasMessageContaining("[Node]");
    }

    @Test
    void aCollectionHasAnotherSide() {
        assertThatThrownBy(() -> Model.of(Broken.withoutInverse()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Broken.parts has no other side")
                .hasMessageContaining("backPopulates");
    }

    @Test
    void orphansAreDeletedOnlyWhereMembersAreDeletedToo() {
        assertThatThrownBy(() -> Model.of(Broken.orphansWithoutDelete()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Broken.parts deletes orphans, but not members together with their owner")
                .hasMessageContaining("Cascade.DELETE");
    }

    @Test
    void anEntityHasAKey() {
        assertThatThrownBy(() -> Model.of(Broken.withoutKey()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("Broken has the key id, which is not the primary key of table broken")
                .hasMessageContaining("@Id");
    }

    @Test
    void waysOfLoadingThatDoNotExistYetAreRefused() {
        assertThatThrownBy(() -> Model.of(Broken.joined()))
                .isInstanceOf(dev.aludel.error.UnsupportedFeatureException.class)
                .hasMessageContaining("Broken.parts cannot be loaded by JOINED yet");
    }
}
