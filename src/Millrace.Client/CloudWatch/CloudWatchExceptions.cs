namespace Millrace.Client.CloudWatch;

// The errors of the service model that a program may want to tell apart, named as in AWS's own SDK.

/// <summary>The caller may not do this; the message says what is missing.</summary>
public sealed class AccessDeniedException(ServiceError error) : CloudWatchException(error);

/// <summary>A text is no JSON.</summary>
public sealed class InvalidFormatException(ServiceError error) : CloudWatchException(error);

/// <summary>The token is none that an answer gave.</summary>
public sealed class InvalidNextTokenException(ServiceError error) : CloudWatchException(error);

/// <summary>Parameters do not go together; the message says which.</summary>
public sealed class InvalidParameterCombinationException(ServiceError error) : CloudWatchException(error);

/// <summary>A parameter has a wrong value; the message says which.</summary>
public sealed class InvalidParameterValueException(ServiceError error) : CloudWatchException(error);

/// <summary>There are as many as there may be.</summary>
public sealed class LimitExceededException(ServiceError error) : CloudWatchException(error);

/// <summary>A parameter is missing; the message says which.</summary>
public sealed class MissingRequiredParameterException(ServiceError error) : CloudWatchException(error);

/// <summary>There is no such alarm.</summary>
public sealed class ResourceNotFoundException(ServiceError error) : CloudWatchException(error);

/// <summary>The request breaks a constraint of its shape, or an expression is none; the message says which.</summary>
public sealed class ValidationException(ServiceError error) : CloudWatchException(error);
