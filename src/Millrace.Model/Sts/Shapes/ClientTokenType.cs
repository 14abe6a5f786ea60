using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>A token of an identity provider.</summary>
[SimpleShape(Min = 4, Max = 20000)]
internal static class ClientTokenType;
