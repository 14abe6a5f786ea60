using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The most tags of one ListTagsForStream answer.</summary>
[SimpleShape(Min = 1, Max = 50)]
internal static class ListTagsForStreamInputLimit;
