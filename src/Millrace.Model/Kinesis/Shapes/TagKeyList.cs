using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Keys of tags.</summary>
[SimpleShape(Min = 1, Max = 50)]
internal static class TagKeyList;
