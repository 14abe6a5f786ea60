using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Millrace.Lambda.DotnetHost;

/// <summary>The method of a function that is called for each event.</summary>
internal sealed class HandlerMethod
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private readonly MethodInfo _method;
    private readonly object? _instance;
    private readonly FunctionSerializer _serializer;
    private readonly LogWriter _log;

    private HandlerMethod(MethodInfo method, object? instance, LogWriter log)
    {
        _method = method;
        _instance = instance;
        _serializer = FunctionSerializer.Of(method);
        _log = log;
    }

    /// <summary>Loads what a handler names, as in <c>Assembly::Namespace.Type::Method</c>.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="root">The folder of the function's code.</param>
    /// <param name="log">Where its logger writes.</param>
    /// <exception cref="LambdaValidationException">It is not there, or cannot be called.</exception>
    public static HandlerMethod Find(string handler, string root, LogWriter log)
    {
        if (handler.Split("::") is not [{ Length: > 0 } assemblyName, { Length: > 0 } typeName, { Length: > 0 } methodName])
            throw new LambdaValidationException($"Invalid lambda function handler: '{handler}'. The valid format is 'ASSEMBLY::TYPE::METHOD'.");
        var file = Path.Combine(root, $"{assemblyName}.dll");
        if (!File.Exists(file))
        {
            throw new LambdaValidationException(
                $"Could not find the specified handler assembly with the file name '{assemblyName}'. The assembly should be located in the root of your uploaded .zip file.");
        }
        ResolveFrom(file, root);
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
        var type = assembly.GetType(typeName) ?? throw new LambdaValidationException($"Unable to load type '{typeName}' from assembly '{assemblyName}'.");
        var method = FindMethod(type, methodName);
        Check(type, method);
        return new HandlerMethod(method, method.IsStatic ? null : Activator.CreateInstance(type), log);
    }

    /// <summary>Calls it.</summary>
    /// <returns>The answer; empty for nothing.</returns>
    public async Task<byte[]> InvokeAsync(Invocation invocation)
    {
        var parameters = _method.GetParameters();
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            arguments[i] = FunctionContext.Is(parameters[i].ParameterType)
                ? FunctionContext.Create(parameters[i].ParameterType, invocation, _log)
                : _serializer.Read(parameters[i].ParameterType, invocation.Payload);
        }
        var result = _method.Invoke(_instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        var type = _method.ReturnType;
        if (result is Task task)
        {
            await task;
            if (!type.IsGenericType)
                return [];
            type = type.GetGenericArguments()[0];
            result = result.GetType().GetProperty("Result")!.GetValue(result);
        }
        return type == typeof(void) ? [] : _serializer.Write(type, result);
    }

    // The function's own list of what it depends on says where that is; without a list it lies beside it.
    private static void ResolveFrom(string file, string root)
    {
        var resolver = new AssemblyDependencyResolver(file);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            var path = resolver.ResolveAssemblyToPath(name) ?? Path.Combine(root, $"{name.Name}.dll");
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) =>
            resolver.ResolveUnmanagedDllToPath(name) is { } path ? System.Runtime.InteropServices.NativeLibrary.Load(path) : 0;
    }

    private static MethodInfo FindMethod(Type type, string name)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            var all = declaring.GetMethods(Declared);
            if (Array.Find(all, method => method.ToString() == name) is { } exact)
                return exact;
            var candidates = Array.FindAll(all, method => method.Name == name);
            if (candidates.Length == 1)
                return candidates[0];
            if (candidates.Length > 1)
            {
                throw new LambdaValidationException(
                    $"Found more than one method '{name}' in type '{type.FullName}'. Name one of these in the handler instead: {string.Join(", ", candidates.Select(method => $"'{method}'"))}.");
            }
        }
        throw new LambdaValidationException($"Unable to find method '{name}' in type '{type.FullName}'.");
    }

    private static void Check(Type type, MethodInfo method)
    {
        var parameters = method.GetParameters();
        var fault =
            type.IsGenericTypeDefinition ? "its type is generic"
            : method.IsGenericMethodDefinition ? "it is generic"
            : method.IsAbstract || (type.IsAbstract && !method.IsStatic) ? "it is abstract"
            : method.CallingConvention.HasFlag(CallingConventions.VarArgs) ? "its number of arguments varies"
            : method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)) ? "it is 'async void'; use 'async Task'"
            : parameters.Length > 2 || (parameters.Length == 2 && !FunctionContext.Is(parameters[1].ParameterType)) ? "it takes more than an input and an ILambdaContext"
            : parameters.Length > 0 && parameters[^1].IsDefined(typeof(ParamArrayAttribute)) ? "its last parameter is 'params'"
            : null;
        if (fault is not null)
            throw new LambdaValidationException($"Method '{method.Name}' of type '{type.FullName}' cannot be a handler: {fault}.");
    }
}
