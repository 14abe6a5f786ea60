using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>AWS Lambda, API version 2015-03-31: the table of its operations.</summary>
[Service("Lambda", "2015-03-31", SigningName = "lambda", IamPrefix = "lambda", InternalError = "ServiceException")]
public static partial class LambdaApi;
