using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The tags of a resource.</summary>
[SimpleShape(Max = 50)]
internal static class TagListType;
