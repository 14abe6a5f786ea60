using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>The tags of a resource.</summary>
[SimpleShape(Max = 50)]
internal static class TagListType;
