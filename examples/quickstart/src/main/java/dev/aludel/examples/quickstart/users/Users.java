package dev.aludel.examples.quickstart.users;

import static dev.aludel.examples.quickstart.users.Post_.POST;
import static dev.aludel.examples.quickstart.users.User_.USER;
import static dev.aludel.sql.Sql.coalesce;
import static dev.aludel.sql.Sql.count;
import static dev.aludel.sql.Sql.select;
import static dev.aludel.sql.Sql.sum;
import static dev.aludel.sql.Sql.when;

import dev.aludel.error.UniqueException;
import dev.aludel.examples.quickstart.users.Refusal.BalanceTooHigh;
import dev.aludel.examples.quickstart.users.Refusal.BalanceTooLow;
import dev.aludel.examples.quickstart.users.Refusal.EmailTaken;
import dev.aludel.examples.quickstart.users.Refusal.NoSuchUser;
import dev.aludel.examples.quickstart.view.AuthorView;
import dev.aludel.examples.quickstart.view.Page;
import dev.aludel.examples.quickstart.view.PostView;
import dev.aludel.examples.quickstart.view.Totals;
import dev.aludel.examples.quickstart.view.TransferView;
import dev.aludel.examples.quickstart.view.UserPosts;
import dev.aludel.examples.quickstart.view.UserView;
import dev.aludel.orm.Session;
import dev.aludel.sql.Select;
import java.util.List;
import java.util.Objects;

/** The use cases: plain code on one session, whose owner commits. As long-lived and as thread-safe as the session: one user, one unit of work. */
public final class Users {
    private static final Select<UserView> USER_VIEW =
            select(USER.id, USER.name, USER.email, USER.balance, USER.createdAt).into(UserView::new);
    private static final Select<PostView> POST_VIEW =
            select(POST.id, POST.authorId, POST.title).into(PostView::new);

    private final Session session;

    public Users(Session session) {
        this.session = session;
    }

    public UserView create(NewUser input) {
        return stored(session.add(input.user()));
    }

    /** All of them in one batch. */
    public List<UserView> createAll(List<NewUser> inputs) {
        var users = inputs.stream().map(NewUser::user).toList();
        session.addAll(users);
        return users.stream().map(this::stored).toList();
    }

    public UserView get(int id) {
        return session.oneOrNone(USER_VIEW.where(USER.id.eq(id))).orElseThrow(() -> new NoSuchUser(id));
    }

    /** The users whose name or e-mail address contains the keyword; all, if it is empty. */
    public Page<UserView> list(String keyword, Slice slice) {
        var wanted = when(!keyword.isEmpty(), () -> USER.name.contains(keyword).or(USER.email.contains(keyword)));
        var users = USER_VIEW.where(wanted);
        return new Page<>(
                session.list(users.orderBy(USER.id).limit(slice.limit()).offset(slice.offset())),
                session.count(users),
                slice.limit(),
                slice.offset());
    }

    public UserView change(int id, UserChange change) {
        var user = locked(id);
        change.name().ifPresent(name -> user.name = name);
        change.email().ifPresent(email -> user.email = email);
        change.balance().ifPresent(balance -> user.balance = balance);
        return stored(user);
    }

    /** Their posts go with them. */
    public void delete(int id) {
        session.delete(locked(id));
        session.flush();
    }

    /** Moves money; both balances change or none. Rows are locked in the order of their keys, so that no two transfers wait for each other. */
    public TransferView transfer(Transfer order) {
        var first = locked(Math.min(order.from(), order.to()));
        var second = locked(Math.max(order.from(), order.to()));
        var payer = order.from() < order.to() ? first : second;
        var payee = payer == first ? second : first;
        if (payer.balance.compareTo(order.amount()) < 0) {
            throw new BalanceTooLow(order.from(), payer.balance, order.amount());
        }
        if (payee.balance.compareTo(Money.MAX.subtract(order.amount())) > 0) {
            throw new BalanceTooHigh(order.to());
        }
        payer.balance = payer.balance.subtract(order.amount());
        payee.balance = payee.balance.add(order.amount());
        session.flush();
        return new TransferView(order.from(), order.to(), order.amount(), payer.balance, payee.balance);
    }

    public PostView publish(int author, String title) {
        var post = session.add(new Post(title, user(author)));
        session.flush();
        return new PostView(Objects.requireNonNull(post.id), author, post.title);
    }

    public Page<PostView> posts(int author, Slice slice) {
        get(author);
        var posts = POST_VIEW.where(POST.authorId.eq(author));
        return new Page<>(
                session.list(posts.orderBy(POST.id).limit(slice.limit()).offset(slice.offset())),
                session.count(posts),
                slice.limit(),
                slice.offset());
    }

    /** Everyone with what they wrote: two statements, however many users there are. */
    public List<UserPosts> withPosts() {
        return session.list(select(USER).orderBy(USER.id).load(USER.posts.selectin())).stream()
                .map(user -> new UserPosts(
                        user.name, user.posts.stream().map(post -> post.title).toList()))
                .toList();
    }

    /** Everyone with the number of their posts, the busiest first. */
    public List<AuthorView> authors() {
        var posts = count(POST.id).as("posts");
        return session.list(select(USER.name, posts)
                .into(AuthorView::new)
                .leftJoin(USER.posts)
                .groupBy(USER.id, USER.name)
                .orderBy(posts.desc(), USER.id));
    }

    public Totals totals() {
        long posts = session.one(select(count(POST.id)));
        return session.one(select(count(USER.id), coalesce(sum(USER.balance), 0))
                .into((users, balance) -> new Totals(users, posts, balance.setScale(Money.SCALE))));
    }

    private User user(int id) {
        return session.find(USER, id).orElseThrow(() -> new NoSuchUser(id));
    }

    private User locked(int id) {
        return session.findForUpdate(USER, id).orElseThrow(() -> new NoSuchUser(id));
    }

    /** Sends the change now, so that the answer is what the database has. */
    private UserView stored(User user) {
        try {
            session.flush();
        } catch (UniqueException e) {
            throw new EmailTaken(user.email, e);
        }
        return new UserView(Objects.requireNonNull(user.id), user.name, user.email, user.balance, user.createdAt);
    }
}
