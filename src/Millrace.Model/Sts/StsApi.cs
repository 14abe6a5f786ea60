using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>AWS Security Token Service, API version 2011-06-15: the table of its operations.</summary>
[Service("STS", "2011-06-15", SigningName = "sts", IamPrefix = "sts", XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/")]
public static partial class StsApi;
