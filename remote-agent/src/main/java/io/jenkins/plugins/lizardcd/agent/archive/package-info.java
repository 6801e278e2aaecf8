/**
 * Workspace files in the namespace. A client packs files into a gzip-compressed tar and posts it; it is checked, and kept
 * in Secrets under its own digest, so that another replica or a restarted agent has it too, and the same files are sent
 * once. It stays while an operation that names it has not ended, and an hour longer.
 *
 * <p>How an operation uses it:
 *
 * <ol>
 *   <li>In the contract, the record gets a component {@code ArchiveReference archive} and overrides {@link
 *       io.jenkins.plugins.lizardcd.shared.OperationSpec#archives()}: the engine then refuses an operation whose archive
 *       is not there (the client uploads it and submits again), and keeps the archive from being pruned. Paths in the
 *       record are relative to the root of the archive. Such a record is {@code sensitive}.
 *   <li>In the agent, the handler unpacks it where it needs the files, and closes what it got, which removes them:
 *       <pre>{@code
 * try (UnpackedArchive files = new Archives(run.cluster()).unpack(spec.archive())) {
 *     Path chart = files.path(spec.chart());
 *     ...
 * }
 * }</pre>
 *       Reading costs a few requests to the API server, so do it in an act or for a note, not at each call. The
 *       permissions are {@link io.jenkins.plugins.lizardcd.agent.archive.Archives#permissions()}.
 *   <li>In the plugin, {@code Work} gets a {@code WorkspaceFiles}: which files to pack. The spec is made with {@link
 *       io.jenkins.plugins.lizardcd.shared.ArchiveReference#PENDING}, in whose place the plugin puts the real one.
 * </ol>
 */
package io.jenkins.plugins.lizardcd.agent.archive;
