using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The most streams of one ListStreams answer.</summary>
[SimpleShape(Min = 1, Max = 10000)]
internal static class ListStreamsInputLimit;
