package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.archive.UnpackedArchive;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.agent.secret.SecretTexts;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values that a chart is given, in helm's order: files, the text, {@code set}, {@code setString}, {@code setFile}.
 * Where nothing is set helm gets files and text as they are, else one file with all that they come to.
 */
final class ChartValues {

    private ChartValues() {}

    /**
     * Adds them to a call.
     *
     * @param files of the workspace; null when there are none
     */
    static void add(HelmCall call, HelmValues values, UnpackedArchive files) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.files().forEach(f -> texts.put("the values in " + f, read(files, f)));
        if (values.text() != null) {
            texts.put("the values", values.text());
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            tree = ValuesTree.merge(tree, ValuesTree.read(text.getValue(), text.getKey()));
        }
        if (values.set().isEmpty()
                && values.setString().isEmpty()
                && values.setFile().isEmpty()) {
            call.hide(SecretTexts.of(tree));
            int number = 0;
            for (String text : texts.values()) {
                call.file("--values", "values-" + number++ + ".yaml", text);
            }
            return;
        }
        for (String set : values.set()) {
            SetExpression.apply(set, SetExpression::typed, tree);
        }
        for (String set : values.setString()) {
            SetExpression.apply(set, text -> text, tree);
        }
        List<String> contents = new ArrayList<>();
        for (String set : values.setFile()) {
            SetExpression.apply(
                    set,
                    path -> {
                        contents.add(read(files, path));
                        return contents.get(contents.size() - 1);
                    },
                    tree);
        }
        // Whole files are mostly keys and certificates.
        call.hide(SecretTexts.of(tree)).hide(Mask.of(contents));
        call.file("--values", "values.yaml", ValuesTree.write(tree));
    }

    private static String read(UnpackedArchive files, String path) {
        Path file = files.path(path);
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new ProblemException(ProblemType.UNPROCESSABLE, "'" + path + "' is no text in UTF-8");
        } catch (IOException e) {
            throw new ProblemException(ProblemType.UNPROCESSABLE, "'" + path + "' cannot be read; is it a directory?");
        }
    }
}
