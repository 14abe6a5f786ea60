using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>Amazon CloudWatch Logs, API version 2014-03-28: the table of its operations.</summary>
[Service("Logs", "2014-03-28", SigningName = "logs", IamPrefix = "logs", TargetPrefix = "Logs_20140328", ConstraintError = "InvalidParameterException")]
public static partial class LogsApi;
