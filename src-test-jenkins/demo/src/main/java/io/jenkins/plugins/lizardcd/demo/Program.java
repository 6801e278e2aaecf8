package io.jenkins.plugins.lizardcd.demo;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation;
import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.codehaus.groovy.control.CompilerConfiguration;

/** Runs a Jenkinsfile in continuation-passing style, as Jenkins does: it stops at each step and goes on with its value. */
final class Program {

    /** Does what a step is to do. */
    interface Host {

        /**
         * Takes a step.
         *
         * @param call what the program has called
         * @return its value
         */
        Object perform(StepCall call) throws Throwable;
    }

    private Program() {}

    /**
     * Runs a file to its end.
     *
     * @param file the Jenkinsfile
     * @param variables global variables
     * @param host takes its steps
     */
    static void run(Path file, Map<String, Object> variables, Host host) throws Throwable {
        run(new Continuable(parse(file, variables)), host);
    }

    /**
     * Runs the body of a step to its end.
     *
     * @param body the block behind the step
     * @param host takes its steps
     * @return the value of the block
     */
    static Object run(Closure<?> body, Host host) throws Throwable {
        try {
            body.call();
        } catch (CpsCallableInvocation transformed) {
            return run(new Continuable(transformed.invoke(null, null, Continuation.HALT)), host);
        }
        throw new IllegalStateException("the body was not compiled for this");
    }

    private static PipelineScript parse(Path file, Map<String, Object> variables) throws IOException {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.addCompilationCustomizers(new CpsTransformer());
        configuration.setScriptBaseClass(PipelineScript.class.getName());
        GroovyShell shell = new GroovyShell(Program.class.getClassLoader(), new Binding(variables), configuration);
        return (PipelineScript) shell.parse(file.toFile());
    }

    private static Object run(Continuable program, Host host) throws Throwable {
        Outcome outcome = new Outcome(null, null);
        while (true) {
            Outcome reached = program.run0(outcome, Continuable.categories);
            if (!program.isResumable()) {
                return reached.replay();
            }
            try {
                outcome = new Outcome(host.perform((StepCall) reached.replay()), null);
            } catch (Throwable problem) { // the program may catch it
                outcome = new Outcome(null, problem);
            }
        }
    }
}
