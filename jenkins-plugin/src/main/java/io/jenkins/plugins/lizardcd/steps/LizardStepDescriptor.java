package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.lizardcd.endpoint.EndpointForm;
import io.jenkins.plugins.lizardcd.endpoint.NameList;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.HelmOperation;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What the descriptors of all steps share: context, form checks, and mercy with the types of arguments. */
public abstract class LizardStepDescriptor extends StepDescriptor implements CustomDescribableModel {

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, FlowNode.class, EnvVars.class);
    }

    /**
     * Takes a number where text is wanted ({@code since: 300}) and a map where a list of {@code name=value} is wanted.
     * What cannot be meant is refused, in one line: by itself a misspelt {@code dryRun} would be a warning and deploy, a
     * {@code wait: 'yes'} would mean no, and a wrong type would be a stack trace.
     */
    @Override
    public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
        DescribableModel<?> model = DescribableModel.of(clazz);
        Map<String, Object> result = new LinkedHashMap<>();
        arguments.forEach((name, value) -> {
            DescribableParameter parameter = model.getParameter(name);
            result.put(name, parameter == null ? unknown(model, name) : fit(name, parameter.getErasedType(), value));
        });
        return result;
    }

    private Object unknown(DescribableModel<?> model, String name) {
        throw refused("has no parameter '" + name + "'; it has: "
                + model.getParameters().stream()
                        .map(DescribableParameter::getName)
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private Object fit(String name, Class<?> type, Object value) {
        if (value == null) {
            return null;
        }
        if (type == boolean.class) {
            return yesOrNo(name, value);
        }
        if (type == int.class || type == long.class) {
            return number(name, type, value);
        }
        if (type == String.class) {
            if (value instanceof Map || value instanceof List) {
                throw refused("takes a text as " + name + ", not '" + value + "'");
            }
            return value instanceof Number || value instanceof Boolean ? value.toString() : value;
        }
        return List.class.isAssignableFrom(type) ? list(name, value) : value;
    }

    private Object yesOrNo(String name, Object value) {
        String text = value.toString().trim();
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return Boolean.valueOf(text);
        }
        throw refused("takes true or false as " + name + ", not '" + value + "'");
    }

    private Object number(String name, Class<?> type, Object value) {
        String text = value.toString().trim();
        try {
            return type == int.class ? (Object) Integer.valueOf(text) : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw refused("takes a whole number as " + name + ", not '" + value + "'");
        }
    }

    private Object list(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> pairs = new ArrayList<>();
            map.forEach((key, entry) -> pairs.add(key + "=" + entry));
            return pairs;
        }
        if (value instanceof CharSequence text) {
            return List.of(text.toString());
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element ->
                            element instanceof Number || element instanceof Boolean ? element.toString() : element)
                    .collect(Collectors.toList());
        }
        throw refused("takes a list as " + name + ", not '" + value + "'");
    }

    /**
     * Refuses an argument. Pipeline prints no stack trace of an AbortException, which the callers cannot declare.
     *
     * @param what is wrong, after the name of the step
     */
    protected final RuntimeException refused(String what) {
        return unchecked(new AbortException(getFunctionName() + " " + what));
    }

    @SuppressWarnings("unchecked") // E is erased, so that the exception passes as it is
    private static <E extends Exception> E unchecked(Exception exception) throws E {
        throw (E) exception;
    }

    /** The lines of a text area are the elements of a list; Stapler would make all of the text one element. */
    @Override
    public Step newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
        JSONObject split = JSONObject.fromObject(form);
        for (DescribableParameter parameter : DescribableModel.of(clazz).getParameters()) {
            if (List.class.isAssignableFrom(parameter.getErasedType())
                    && form.opt(parameter.getName()) instanceof String text) {
                JSONArray lines = new JSONArray();
                text.lines().map(String::trim).filter(line -> !line.isEmpty()).forEach(lines::add);
                split.put(parameter.getName(), lines);
            }
        }
        return super.newInstance(request, split);
    }

    /** Shows the workload, the release or the like in graph views; the default shows nothing when there are several arguments. */
    @Override
    public String argumentsToString(Map<String, Object> arguments) {
        for (String name : List.of("workload", "resource", "release", "chart", "endpoint")) {
            if (arguments.get(name) instanceof CharSequence text) {
                return text.toString();
            }
        }
        return super.argumentsToString(arguments);
    }

    /** The class whose form this is; a builder that shows the same form says the same. */
    public final Class<?> getFormClass() {
        return clazz;
    }

    /** Whether the form offers a dry run; it does not where a step changes nothing anyway. */
    public boolean isDryRunOffered() {
        return true;
    }

    /** Joins a list for a text area. */
    public String lines(List<String> list) {
        return list == null ? "" : String.join("\n", list);
    }

    /** Offers the endpoints. */
    @POST
    public ListBoxModel doFillEndpointItems(@AncestorInPath Item item, @QueryParameter String endpoint) {
        return EndpointForm.list(item, endpoint);
    }

    /** Checks the spelling of a namespace. */
    @POST
    public FormValidation doCheckNamespace(@AncestorInPath Item item, @QueryParameter String value) {
        return EndpointForm.mayConfigure(item) ? NameList.check(value) : FormValidation.ok();
    }

    /** Checks the spelling of a workload. */
    @POST
    public FormValidation doCheckWorkload(@AncestorInPath Item item, @QueryParameter String value) {
        return Util.fixEmptyAndTrim(value) == null ? required(item, value) : check(item, value, Workload::parse);
    }

    /** Checks the spelling of a release. */
    @POST
    public FormValidation doCheckRelease(@AncestorInPath Item item, @QueryParameter String value) {
        return Util.fixEmptyAndTrim(value) == null
                ? required(item, value)
                : check(item, value.trim(), release -> {
                    HelmOperation.requireRelease(release);
                    return release;
                });
    }

    /** Checks that a chart is named. */
    @POST
    public FormValidation doCheckChart(@AncestorInPath Item item, @QueryParameter String value) {
        return required(item, value);
    }

    /** Checks that an object is named. */
    @POST
    public FormValidation doCheckResource(@AncestorInPath Item item, @QueryParameter String value) {
        return required(item, value);
    }

    /** Checks that there is a condition. */
    @POST
    public FormValidation doCheckCondition(@AncestorInPath Item item, @QueryParameter String value) {
        return required(item, value);
    }

    /** Checks that there is a command. */
    @POST
    public FormValidation doCheckCommand(@AncestorInPath Item item, @QueryParameter String value) {
        return required(item, value);
    }

    /** Checks the spelling of a time-out. */
    @POST
    public FormValidation doCheckTimeout(@AncestorInPath Item item, @QueryParameter String value) {
        return check(item, Util.fixEmptyAndTrim(value) == null ? "0" : value, GoDuration::parse);
    }

    /** Offers what an abort of the build can do. */
    @POST
    public ListBoxModel doFillOnAbortItems() {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.OperationStep_OnAbortDefault(), "");
        items.add(Messages.OperationStep_OnAbortRollback(), "rollback");
        items.add(Messages.OperationStep_OnAbortLeave(), "leave");
        return items;
    }

    /** Offers what to do when another operation runs on the target. */
    @POST
    public ListBoxModel doFillLockItems() {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.OperationStep_LockDefault(), "");
        items.add(Messages.OperationStep_LockFail(), "fail");
        items.add(Messages.OperationStep_LockSupersede(), "supersede");
        return items;
    }

    private static FormValidation required(Item item, String value) {
        return EndpointForm.mayConfigure(item) ? FormValidation.validateRequired(value) : FormValidation.ok();
    }

    /**
     * Checks a value by parsing it.
     *
     * @param item where the form is, for the permission
     * @param value what the user typed
     * @param parser throws IllegalArgumentException with the fault
     */
    protected static FormValidation check(Item item, String value, Function<String, ?> parser) {
        if (!EndpointForm.mayConfigure(item)) {
            return FormValidation.ok();
        }
        try {
            parser.apply(value);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return value != null && value.contains("$") ? FormValidation.ok() : FormValidation.error(e.getMessage());
        }
    }
}
