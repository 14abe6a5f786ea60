using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The value of a tag.</summary>
[SimpleShape(Min = 0, Max = 256)]
internal static class TagValue;
