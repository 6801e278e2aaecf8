package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads what {@code helm --set} reads, into a tree of values. Done here and not by helm, because a command line can be
 * seen by others: {@code a.b=1,c[0].d={x,y}}, with a backslash before what is meant literally.
 */
final class SetExpression {

    private static final int MOST_INDEX = 65_536;

    private final String text;
    private final Function<String, Object> type;
    private int at;

    private SetExpression(String text, Function<String, Object> type) {
        this.text = text;
        this.type = type;
    }

    /**
     * Writes the values of an expression into a tree, which keeps what it does not name.
     *
     * @param type makes a value of its text
     */
    static void apply(String text, Function<String, Object> type, Map<String, Object> into) {
        SetExpression expression = new SetExpression(text, type);
        do {
            expression.assignment(into);
        } while (expression.more());
    }

    private boolean more() {
        return at < text.length();
    }

    private void assignment(Map<String, Object> root) {
        List<Object> path = path();
        Object value = value();
        put(root, path, 0, value);
    }

    /** Names and indices before the equals sign. */
    private List<Object> path() {
        List<Object> path = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean index = false;
        while (more()) {
            char c = text.charAt(at++);
            if (c == '\\' && more()) {
                name.append(text.charAt(at++));
            } else if (c == '=' || c == '.' || c == '[') {
                if (!name.isEmpty()) {
                    path.add(name.toString());
                } else if (!index) {
                    throw wrong("a name is empty");
                }
                name.setLength(0);
                index = false;
                if (c == '=') {
                    return path;
                }
                if (c == '[') {
                    path.add(index());
                    index = true;
                }
            } else if (c == ',') {
                throw wrong("a value is missing before ','");
            } else {
                name.append(c);
            }
        }
        throw wrong("there is no '='");
    }

    private Integer index() {
        int end = text.indexOf(']', at);
        try {
            int index = Integer.parseInt(text.substring(at, Math.max(at, end)));
            at = end + 1;
            if (index >= 0 && index <= MOST_INDEX) {
                return index;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong("an index must be [0] to [" + MOST_INDEX + "]");
    }

    private Object value() {
        if (more() && text.charAt(at) == '{') {
            at++;
            List<Object> list = new ArrayList<>();
            while (more()) {
                list.add(scalar(true));
                if (text.charAt(at - 1) == '}') {
                    if (more() && text.charAt(at) == ',') {
                        at++;
                    }
                    return list;
                }
            }
            throw wrong("a list must end with '}'");
        }
        return scalar(false);
    }

    private Object scalar(boolean inList) {
        StringBuilder value = new StringBuilder();
        while (more()) {
            char c = text.charAt(at++);
            if (c == '\\' && more()) {
                value.append(text.charAt(at++));
            } else if (c == ',' || inList && c == '}') {
                return type.apply(value.toString());
            } else {
                value.append(c);
            }
        }
        if (inList) {
            throw wrong("a list must end with '}'");
        }
        return type.apply(value.toString());
    }

    /** Numbers, switches and nulls where the text looks like one, as {@code --set} has it. */
    static Object typed(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            case "0" -> 0L;
            default -> number(value);
        };
    }

    private static Object number(String value) {
        if (value.matches("[-+]?[1-9][0-9]{0,18}")) {
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException e) {
                return value;
            }
        }
        return value;
    }

    @SuppressWarnings("unchecked") // the tree holds nothing but maps, lists and scalars
    private void put(Object container, List<Object> path, int depth, Object value) {
        Object key = path.get(depth);
        boolean last = depth == path.size() - 1;
        Object next = value;
        if (!last) {
            Object there = get(container, key);
            boolean list = path.get(depth + 1) instanceof Integer;
            next = list
                    ? there instanceof List<?> old ? new ArrayList<>(old) : new ArrayList<>()
                    : there instanceof Map<?, ?> old ? new LinkedHashMap<>(old) : new LinkedHashMap<>();
            put(next, path, depth + 1, value);
        }
        if (key instanceof Integer index) {
            List<Object> list = (List<Object>) container;
            while (list.size() <= index) {
                list.add(null);
            }
            list.set(index, next);
        } else {
            ((Map<String, Object>) container).put((String) key, next);
        }
    }

    private static Object get(Object container, Object key) {
        if (key instanceof Integer index) {
            List<?> list = (List<?>) container;
            return index < list.size() ? list.get(index) : null;
        }
        return ((Map<?, ?>) container).get(key);
    }

    // Says nothing of the values, which may be secret.
    private static ProblemException wrong(String why) {
        return new ProblemException(
                ProblemType.UNPROCESSABLE, "set or setString is not as helm's --set wants it (a.b=1,c={x,y}): " + why);
    }
}
