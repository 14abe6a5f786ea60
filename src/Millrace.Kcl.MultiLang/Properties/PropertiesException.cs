namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>A properties file that the daemon cannot start from. Its message is for the person who wrote the file, a fault a line.</summary>
/// <param name="faults">What is wrong.</param>
internal sealed class PropertiesException(params IEnumerable<string> faults) : Exception(string.Join('\n', faults));
