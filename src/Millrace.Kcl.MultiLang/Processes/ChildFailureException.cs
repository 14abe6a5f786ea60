namespace Millrace.Kcl.MultiLang.Processes;

/// <summary>A child that cannot be started, died, did not answer in time or answered wrongly. The message says which, with its last lines on stderr.</summary>
internal sealed class ChildFailureException(string message, Exception? inner = null) : Exception(message, inner);
