package io.jenkins.plugins.lizardcd.agent.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.agent.secret.SecretTexts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken for a secret among values, and in which forms it is hidden. */
final class SecretTextsTest {

    private static Mask of(String values) {
        return SecretTexts.of(ValuesTree.read(values, "the values"));
    }

    @Test
    void whatItsNameCallsSecretIsHidden() {
        Mask mask = of("""
                db: {password: hunter22, passwordFile: /etc/x, user: anna}
                auth: {username: anton, admin: adm1n-pw, enabled: true, existingSecret: web-login}
                API_TOKEN: tok-7
                tls.key: k-e-y
                sshKey: ssh-k
                env: [{name: DB_PASSWORD, value: in-env}, {name: MODE, value: quick}]
                pin: 12345678
                """);

        for (String secret :
                List.of("hunter22", "adm1n-pw", "tok-7", "k-e-y", "ssh-k", "in-env", "12345678", "1.2345678e+07")) {
            assertThat(mask.hide("say " + secret + ".")).isEqualTo("say ****.");
        }
    }

    @Test
    void whatAnErrorIsAboutStaysReadable() {
        String text =
                "anna anton web-login quick registry.example/web:1.5 kubernetes.io/hostname dedicated true web PASSWORD";

        Mask mask = of("""
                image: registry.example/web:1.5
                topologyKey: kubernetes.io/hostname
                tolerations: [{key: dedicated}]
                name: web
                auth: {username: anna, enabled: "true", existingSecret: web-login}
                secret: {name: web, ttl: quick, create: true}
                env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: web-login, key: PASSWORD}}}]
                """);

        assertThat(mask.hide(text)).isEqualTo(text);
    }

    @Test
    void passwordsInUrlsAndPrivateKeysAreHiddenUnderAnyName() {
        Mask mask = of("""
                db: postgres://anna:s3cret@db/shop
                file: |
                  -----BEGIN PRIVATE KEY-----
                  MIIEvQIBADANBgkqhkiG9w0BAQEFAASC
                  -----END PRIVATE KEY-----
                """);

        assertThat(mask.hide("postgres://anna:s3cret@db/shop")).isEqualTo("postgres://anna:****@db/shop");
        assertThat(mask.hide("line 2: MIIEvQIBADANBgkqhkiG9w0BAQEFAASC!")).isEqualTo("line 2: ****!");
    }

    @Test
    void aSecretIsHiddenInEveryFormThatTemplatesWrite() {
        Mask mask = of("password: 'a\"b\\c 1'");

        assertThat(mask.hide("a\"b\\c 1")).isEqualTo("****");
        assertThat(mask.hide("\"a\\\"b\\\\c 1\"")).isEqualTo("\"****\"");
        assertThat(mask.hide("YSJiXGMgMQ==")).isEqualTo("****");
        assertThat(of("password: abc").hide("abc")).isEqualTo("abc");
    }

    @Test
    void whatSecretsOfAManifestHoldIsHidden() {
        Map<String, JsonNode> objects = Manifests.objects("""
                kind: Secret
                metadata: {name: a}
                data: {password: aHVudGVyMjI=, username: YW5uYQ==, login: eyJhdXRocyI6eyJyIjp7InBhc3N3b3JkIjoicmVnLXB3In19fQ==}
                stringData: {note: in clear}
                ---
                kind: ConfigMap
                metadata: {name: b}
                data: {mode: quick}
                """);

        Mask mask = SecretTexts.ofObjects(objects.values());

        assertThat(mask.hide("hunter22, aHVudGVyMjI=, in clear, reg-pw")).isEqualTo("****, ****, ****, ****");
        assertThat(mask.hide("anna is quick")).isEqualTo("anna is quick");
    }
}
