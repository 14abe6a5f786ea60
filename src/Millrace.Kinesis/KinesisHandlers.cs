using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis;

/// <summary>Binds each operation to its handler.</summary>
[OperationHandlers(typeof(KinesisApi), typeof(KinesisRoom))]
internal static partial class KinesisHandlers;
