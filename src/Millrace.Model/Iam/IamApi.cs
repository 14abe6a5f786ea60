using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>AWS Identity and Access Management, API version 2010-05-08: the table of its operations.</summary>
[Service("IAM", "2010-05-08", SigningName = "iam", IamPrefix = "iam", XmlNamespace = "https://iam.amazonaws.com/doc/2010-05-08/")]
public static partial class IamApi;
