using Millrace.Model.Sqs;
using Millrace.Wire;

namespace Millrace.Sqs;

/// <summary>Binds each operation to its handler.</summary>
[OperationHandlers(typeof(SqsApi), typeof(SqsRoom))]
internal static partial class SqsHandlers;
