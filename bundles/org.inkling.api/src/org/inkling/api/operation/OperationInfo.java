package org.inkling.api.operation;

/** What people see of an operation: id (the verb on the command line), title, and one sentence. */
public record OperationInfo(String id, String title, String description) {
}
