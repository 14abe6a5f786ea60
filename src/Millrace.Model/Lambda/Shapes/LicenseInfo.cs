using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A license.</summary>
[SimpleShape(Min = 0, Max = 512)]
internal static class LicenseInfo;
