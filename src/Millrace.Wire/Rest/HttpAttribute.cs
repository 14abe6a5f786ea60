namespace Millrace.Wire;

/// <summary>Says how a REST service is asked for an operation: the request's class carries it, beside <see cref="OperationAttribute"/>.</summary>
/// <param name="method">The method, as in <c>POST</c>.</param>
/// <param name="path">
/// The path with members of the request in braces, as in <c>/2015-03-31/functions/{FunctionName}/code</c>; <c>{Resource+}</c> takes
/// the rest of the path. A query that must be there follows after <c>?</c>.
/// </param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HttpAttribute(string method, string path) : Attribute
{
    /// <summary>The method.</summary>
    public string Method { get; } = method;

    /// <summary>The path.</summary>
    public string Path { get; } = path;

    /// <summary>The status of an answer that is no error.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The most bytes of a request's body; 0 for the server's own limit.</summary>
    public int MaxBodyBytes { get; init; }
}

/// <summary>A member of a request that is part of the path.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InPathAttribute : Attribute;

/// <summary>A member of a request that is a parameter of the URL's query.</summary>
/// <param name="name">The parameter's name.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InQueryAttribute(string name) : Attribute
{
    /// <summary>The parameter's name.</summary>
    public string Name { get; } = name;
}

/// <summary>A member of a request or an answer that is a header.</summary>
/// <param name="name">The header's name.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InHeaderAttribute(string name) : Attribute
{
    /// <summary>The header's name.</summary>
    public string Name { get; } = name;
}

/// <summary>A member of an answer that is its status.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InStatusAttribute : Attribute;

/// <summary>A blob that is the whole body of a request or an answer, as it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PayloadAttribute : Attribute;
