using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>Whom a token is about.</summary>
[SimpleShape(Min = 6, Max = 255)]
internal static class WebIdentitySubjectType;
