using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What runs a function's code.</summary>
[SimpleShape(Enum = [Nodejs, Nodejs43, Nodejs610, Nodejs810, Nodejs10X, Nodejs12X, Nodejs14X, Nodejs16X, Java8, Java8Al2, Java11, Python27, Python36, Python37, Python38, Python39, Dotnetcore10, Dotnetcore20, Dotnetcore21, Dotnetcore31, Dotnet6, Dotnet8, Nodejs43Edge, Go1X, Ruby25, Ruby27, Provided, ProvidedAl2, Nodejs18X, Python310, Java17, Ruby32, Ruby33, Ruby34, Python311, Nodejs20X, ProvidedAl2023, Python312, Java21, Python313, Nodejs22X, Nodejs24X, Python314, Java25, Dotnet10, Ruby40])]
public static class Runtime
{
    /// <summary><c>nodejs</c>.</summary>
    public const string Nodejs = "nodejs";

    /// <summary><c>nodejs4.3</c>.</summary>
    public const string Nodejs43 = "nodejs4.3";

    /// <summary><c>nodejs6.10</c>.</summary>
    public const string Nodejs610 = "nodejs6.10";

    /// <summary><c>nodejs8.10</c>.</summary>
    public const string Nodejs810 = "nodejs8.10";

    /// <summary><c>nodejs10.x</c>.</summary>
    public const string Nodejs10X = "nodejs10.x";

    /// <summary><c>nodejs12.x</c>.</summary>
    public const string Nodejs12X = "nodejs12.x";

    /// <summary><c>nodejs14.x</c>.</summary>
    public const string Nodejs14X = "nodejs14.x";

    /// <summary><c>nodejs16.x</c>.</summary>
    public const string Nodejs16X = "nodejs16.x";

    /// <summary><c>java8</c>.</summary>
    public const string Java8 = "java8";

    /// <summary><c>java8.al2</c>.</summary>
    public const string Java8Al2 = "java8.al2";

    /// <summary><c>java11</c>.</summary>
    public const string Java11 = "java11";

    /// <summary><c>python2.7</c>.</summary>
    public const string Python27 = "python2.7";

    /// <summary><c>python3.6</c>.</summary>
    public const string Python36 = "python3.6";

    /// <summary><c>python3.7</c>.</summary>
    public const string Python37 = "python3.7";

    /// <summary><c>python3.8</c>.</summary>
    public const string Python38 = "python3.8";

    /// <summary><c>python3.9</c>.</summary>
    public const string Python39 = "python3.9";

    /// <summary><c>dotnetcore1.0</c>.</summary>
    public const string Dotnetcore10 = "dotnetcore1.0";

    /// <summary><c>dotnetcore2.0</c>.</summary>
    public const string Dotnetcore20 = "dotnetcore2.0";

    /// <summary><c>dotnetcore2.1</c>.</summary>
    public const string Dotnetcore21 = "dotnetcore2.1";

    /// <summary><c>dotnetcore3.1</c>.</summary>
    public const string Dotnetcore31 = "dotnetcore3.1";

    /// <summary><c>dotnet6</c>.</summary>
    public const string Dotnet6 = "dotnet6";

    /// <summary><c>dotnet8</c>.</summary>
    public const string Dotnet8 = "dotnet8";

    /// <summary><c>nodejs4.3-edge</c>.</summary>
    public const string Nodejs43Edge = "nodejs4.3-edge";

    /// <summary><c>go1.x</c>.</summary>
    public const string Go1X = "go1.x";

    /// <summary><c>ruby2.5</c>.</summary>
    public const string Ruby25 = "ruby2.5";

    /// <summary><c>ruby2.7</c>.</summary>
    public const string Ruby27 = "ruby2.7";

    /// <summary><c>provided</c>.</summary>
    public const string Provided = "provided";

    /// <summary><c>provided.al2</c>.</summary>
    public const string ProvidedAl2 = "provided.al2";

    /// <summary><c>nodejs18.x</c>.</summary>
    public const string Nodejs18X = "nodejs18.x";

    /// <summary><c>python3.10</c>.</summary>
    public const string Python310 = "python3.10";

    /// <summary><c>java17</c>.</summary>
    public const string Java17 = "java17";

    /// <summary><c>ruby3.2</c>.</summary>
    public const string Ruby32 = "ruby3.2";

    /// <summary><c>ruby3.3</c>.</summary>
    public const string Ruby33 = "ruby3.3";

    /// <summary><c>ruby3.4</c>.</summary>
    public const string Ruby34 = "ruby3.4";

    /// <summary><c>python3.11</c>.</summary>
    public const string Python311 = "python3.11";

    /// <summary><c>nodejs20.x</c>.</summary>
    public const string Nodejs20X = "nodejs20.x";

    /// <summary><c>provided.al2023</c>.</summary>
    public const string ProvidedAl2023 = "provided.al2023";

    /// <summary><c>python3.12</c>.</summary>
    public const string Python312 = "python3.12";

    /// <summary><c>java21</c>.</summary>
    public const string Java21 = "java21";

    /// <summary><c>python3.13</c>.</summary>
    public const string Python313 = "python3.13";

    /// <summary><c>nodejs22.x</c>.</summary>
    public const string Nodejs22X = "nodejs22.x";

    /// <summary><c>nodejs24.x</c>.</summary>
    public const string Nodejs24X = "nodejs24.x";

    /// <summary><c>python3.14</c>.</summary>
    public const string Python314 = "python3.14";

    /// <summary><c>java25</c>.</summary>
    public const string Java25 = "java25";

    /// <summary><c>dotnet10</c>.</summary>
    public const string Dotnet10 = "dotnet10";

    /// <summary><c>ruby4.0</c>.</summary>
    public const string Ruby40 = "ruby4.0";
}
