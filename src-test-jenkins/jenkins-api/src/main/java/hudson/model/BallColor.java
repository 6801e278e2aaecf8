package hudson.model;

/** Signature of {@code BallColor} (Jenkins core). */
public enum BallColor {
    RED,
    YELLOW,
    BLUE,
    GREY,
    DISABLED,
    ABORTED,
    NOTBUILT;
}
