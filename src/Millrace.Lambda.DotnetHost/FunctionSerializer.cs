using System.Reflection;
using System.Text.Json;

namespace Millrace.Lambda.DotnetHost;

/// <summary>Turns events into a handler's input and its result into an answer: by the function's own serializer, else as plain JSON.</summary>
internal sealed class FunctionSerializer
{
    private const string AttributeName = "Amazon.Lambda.Core.LambdaSerializerAttribute";
    private const string InterfaceName = "Amazon.Lambda.Core.ILambdaSerializer";

    private readonly JsonSerializerOptions _options = new() { PropertyNameCaseInsensitive = true };
    private readonly object? _own;
    private readonly MethodInfo? _deserialize;
    private readonly MethodInfo? _serialize;

    private FunctionSerializer(Type? own)
    {
        if (own is null)
            return;
        _own = Activator.CreateInstance(own);
        var contract = Array.Find(own.GetInterfaces(), type => type.FullName == InterfaceName)
            ?? throw new LambdaValidationException($"The type '{own.FullName}' is no ILambdaSerializer.");
        _deserialize = contract.GetMethod("Deserialize");
        _serialize = contract.GetMethod("Serialize");
    }

    /// <summary>The serializer that a method, or else its assembly, names.</summary>
    public static FunctionSerializer Of(MethodInfo method)
    {
        var attribute = method.GetCustomAttributes().Concat(method.DeclaringType!.Assembly.GetCustomAttributes())
            .FirstOrDefault(candidate => candidate.GetType().FullName == AttributeName);
        return new FunctionSerializer((Type?)attribute?.GetType().GetProperty("SerializerType")?.GetValue(attribute));
    }

    /// <summary>Reads an event.</summary>
    public object? Read(Type type, MemoryStream payload)
    {
        if (type.IsAssignableFrom(typeof(MemoryStream)) && type != typeof(object))
            return payload;
        return _own is null
            ? JsonSerializer.Deserialize(payload, type, _options)
            : _deserialize!.MakeGenericMethod(type).Invoke(_own, BindingFlags.DoNotWrapExceptions, null, [payload], null);
    }

    /// <summary>Writes a result.</summary>
    public byte[] Write(Type type, object? result)
    {
        var answer = new MemoryStream();
        if (typeof(Stream).IsAssignableFrom(type))
            ((Stream?)result)?.CopyTo(answer);
        else if (_own is null)
            JsonSerializer.Serialize(answer, result, type, _options);
        else
            _serialize!.MakeGenericMethod(type).Invoke(_own, BindingFlags.DoNotWrapExceptions, null, [result, answer], null);
        return answer.ToArray();
    }
}
