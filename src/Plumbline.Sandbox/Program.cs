namespace Plumbline.Sandbox;

/// <summary>
/// The process in which text written by models is compiled (<c>compile</c>) or run (<c>run</c>), never both: what is run cannot reach what is compiled next. Reads requests
/// from standard input and answers on standard output until the input ends, as it does when the parent dies.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        await using Stream input = Console.OpenStandardInput();
        await using Stream output = Console.OpenStandardOutput();

        // Whatever is printed by code that should not print goes nowhere: the pipe carries answers alone.
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        Console.SetIn(TextReader.Null);
        switch (arguments)
        {
            case ["compile"]:
                SourceCompiler compiler = new();
                return await ServeAsync<CompileRequest, CompileAnswer>(input, output, compiler.Compile);
            case ["run"]:
                return await ServeAsync<RunRequest, RunAnswer>(input, output, TestRunner.Run);
            default:
                return 2;
        }
    }

    private static async Task<int> ServeAsync<TRequest, TAnswer>(Stream input, Stream output, Func<TRequest, TAnswer> answer)
        where TRequest : class
    {
        while (await SandboxFrames.ReadAsync<TRequest>(input, CancellationToken.None) is { } request)
        {
            await SandboxFrames.WriteAsync(output, answer(request), CancellationToken.None);
        }

        return 0;
    }
}
