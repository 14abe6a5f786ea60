using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The most shards of one DescribeStream answer.</summary>
[SimpleShape(Min = 1, Max = 10000)]
internal static class DescribeStreamInputLimit;
