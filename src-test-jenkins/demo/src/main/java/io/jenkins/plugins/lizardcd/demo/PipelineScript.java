package io.jenkins.plugins.lizardcd.demo;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.SerializableScript;

/** Base class of the Jenkinsfile: every function that it calls and does not have is a step. */
public abstract class PipelineScript extends SerializableScript {

    private static final long serialVersionUID = 1L;

    @Override
    public Object invokeMethod(String name, Object arguments) {
        // Hands the call to Program, which goes on with the value of the step.
        return Continuable.suspend(
                name, new StepCall(name, arguments instanceof Object[] several ? several : new Object[] {arguments}));
    }
}
