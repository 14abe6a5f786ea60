using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>The address of an identity provider.</summary>
[SimpleShape(Min = 4, Max = 2048)]
internal static class UrlType;
