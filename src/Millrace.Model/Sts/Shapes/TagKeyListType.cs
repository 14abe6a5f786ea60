using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>Keys of tags.</summary>
[SimpleShape(Max = 50)]
internal static class TagKeyListType;
