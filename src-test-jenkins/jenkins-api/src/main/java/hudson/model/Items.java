package hudson.model;

import hudson.DescriptorExtensionList;
import hudson.remoting.Callable;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Signature of {@code Items} (Jenkins core). */
public class Items {
    public static <V, T extends Throwable> V whileUpdatingByXml(Callable<V, T> callable) throws T {
        throw new UnsupportedOperationException();
    }

    public static boolean currentlyUpdatingByXml() {
        throw new UnsupportedOperationException();
    }

    public static DescriptorExtensionList<TopLevelItem, TopLevelItemDescriptor> all() {
        throw new UnsupportedOperationException();
    }

    public static List<TopLevelItemDescriptor> all(ItemGroup c) {
        throw new UnsupportedOperationException();
    }

    public static String toNameList(Collection<? extends Item> items) {
        throw new UnsupportedOperationException();
    }

    public static String getCanonicalName(ItemGroup context, String path) {
        throw new UnsupportedOperationException();
    }

    public static String computeRelativeNamesAfterRenaming(
            String oldFullName, String newFullName, String relativeNames, ItemGroup context) {
        throw new UnsupportedOperationException();
    }

    public static Item load(ItemGroup parent, File dir) throws IOException {
        throw new UnsupportedOperationException();
    }

    public static <T extends Item> Iterable<T> allItems(ItemGroup root, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static <T extends Item> Iterable<T> allItems(ItemGroup root, Class<T> type, Predicate<T> pred) {
        throw new UnsupportedOperationException();
    }

    public static final XStream2 XSTREAM2 = null;

    public Items() {
        throw new UnsupportedOperationException();
    }
}
