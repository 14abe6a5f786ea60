using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs;

/// <summary>Binds each operation to its handler.</summary>
[OperationHandlers(typeof(LogsApi), typeof(LogsRoom))]
internal static partial class LogsHandlers;
