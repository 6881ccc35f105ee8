namespace Plumbline.Sandbox.Tests;

public class SourceCompilerTests
{
    private static readonly SourceCompiler Compiler = new();

    [Theory]
    [InlineData("return values.Where(v => v > 2).OrderBy(v => v).Select(v => v * 2).ToArray().Length;")]
    [InlineData("var d = new Dictionary<string, List<int>> { [\"a\"] = new() { 1 } }; foreach (var (k, v) in d) { values[0] += v.Count + k.Length; } return values[0];")]
    [InlineData("string s = $\"{values[0]:D3} and {values.Length}\"; return s.Split(' ').Length + new StringBuilder().Append('x').Append(1).Length;")]
    [InlineData("IEnumerable<int> F() { yield return 1; } return F().Sum() + values[^1] + values[1..].Length;")]
    [InlineData("return values switch { [] => 0, [1, ..] => 1, _ => throw new ArgumentException(\"x\") };")]
    [InlineData("try { checked { return values[0] * 2; } } catch (OverflowException e) { return e.Message.Length; }")]
    [InlineData("(int a, int b) = (1, 2); var r = new R(1, \"x\"); return a + b + (r with { A = 2 }).A + r.GetHashCode() + Math.Max(1, int.Parse(\"1\"));")]
    [InlineData("int[] t = { 1, 2, 3, 4, 5, 6, 7, 8 }; Array.Sort(t); System.Numerics.BigInteger n = 5; return (int)n + t.Sum() + (int)Color.Red;")]
    [InlineData("Span<int> s = values.AsSpan(); s.Reverse(); return s[0] + \"abc\".AsSpan(1).Length;")]
    [InlineData("return System.Text.RegularExpressions.Regex.Matches(\"a1b2\", \"[0-9]\").Count;")]
    public void Compile_OrdinaryCode_IsAccepted(string body)
    {
        CompileAnswer answer = Compile(body);

        answer.Forbidden.ShouldBeEmpty();
        answer.Errors.ShouldBeEmpty();
        answer.Assembly.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("return System.IO.File.ReadAllText(\"/etc/passwd\").Length;", "System.IO.File")]
    [InlineData("System.IO.Directory.Delete(\".\"); return 0;", "System.IO.Directory")]
    [InlineData("Environment.Exit(0); return 0;", "System.Environment.Exit")]
    [InlineData("Environment.FailFast(null); return 0;", "System.Environment.FailFast")]
    [InlineData("return values.GetType().Assembly.GetTypes().Length;", "System.Object.GetType")]
    [InlineData("return typeof(int).GetMethods().Length;", "System.Type")]
    [InlineData("System.Threading.Thread.Sleep(1); return 0;", "System.Threading.Thread")]
    [InlineData("return System.Threading.Tasks.Task.Run(() => 1).Result;", "System.Threading.Tasks.Task")]
    [InlineData("lock (values) { return 1; }", "System.Threading.Monitor")]
    [InlineData("return System.Runtime.CompilerServices.Unsafe.As<int[], string>(ref values).Length;", "System.Runtime.CompilerServices.Unsafe")]
    [InlineData("return (int)Activator.CreateInstance(typeof(int));", "System.Activator")]
    [InlineData("return System.Runtime.InteropServices.Marshal.SizeOf(1);", "System.Runtime.InteropServices.Marshal")]
    [InlineData("GC.Collect(); return 0;", "System.GC")]
    [InlineData("AppDomain.CurrentDomain.ProcessExit += (_, _) => { }; return 0;", "System.AppDomain")]
    [InlineData("Func<int> f = () => 1; return (int)f.DynamicInvoke();", "System.Delegate.DynamicInvoke")]
    [InlineData("return new Random().Next();", "System.Random")]
    public void Compile_OutsideTheList_IsForbiddenByName(string body, string expected)
    {
        CompileAnswer answer = Compile(body);

        answer.Assembly.ShouldBeNull();
        answer.Forbidden.ShouldContain(word => word.StartsWith(expected, StringComparison.Ordinal), string.Join(", ", answer.Errors));
    }

    [Theory]
    [InlineData("[Obsolete] public static class X { }", "an attribute")]
    [InlineData("public class X { ~X() { } }", "a finalizer")]
    [InlineData("public static unsafe class X { }", "unsafe code")]
    [InlineData("public static class X { static extern int F(); }", "an extern declaration")]
    [InlineData("global using Y = System.Int32;", "a global using")]
    [InlineData("public class X { object F(int a) => __makeref(a).ToString(); }", "a typed reference")]
    [InlineData("#line 3 \"/etc/passwd\"\npublic class X { }", "a directive")]
    public void Compile_ForbiddenWords_AreNamed(string file, string expected) =>
        Compiler.Compile(new CompileRequest([new SourceText("a.cs", file)])).Forbidden.ShouldContain(expected);

    [Theory]
    [InlineData("using System.Net.Http; public class X { HttpClient c = new(); }")]
    [InlineData("public class X { dynamic F(dynamic d) => d.Foo(); }")]
    [InlineData("using System.Diagnostics; public class X { object F() => Process.Start(\"sh\"); }")]
    public void Compile_AssembliesThatAreNotThere_DoNotCompile(string file) =>
        Compiler.Compile(new CompileRequest([new SourceText("a.cs", file)])).Assembly.ShouldBeNull();

    [Fact]
    public void Compile_WrongCode_SaysWhere() =>
        Compiler.Compile(new CompileRequest([new SourceText("a.cs", "public class X {\n int F() => \"a\"; }")])).Errors.ShouldHaveSingleItem().ShouldStartWith("a.cs(2): CS0029");

    [Fact]
    public void Compile_DeepNesting_IsAnErrorNotACrash()
    {
        string deep = new string('(', 20_000) + "1" + new string(')', 20_000);

        Compile($"return {deep};").Assembly.ShouldBeNull();
    }

    [Theory]
    [InlineData("!", "true")]
    [InlineData("-", "1")]
    [InlineData("1 + ", "1")]
    [InlineData("true ? 1 : ", "1")]
    public void Compile_LongChainsOfSigns_EndWithoutACrash(string sign, string last)
    {
        CompileAnswer answer = Compile($"var x = {string.Concat(Enumerable.Repeat(sign + " ", 5_000))}{last}; return 0;");

        (answer.Assembly is null).ShouldBe(answer.Errors.Count + answer.Forbidden.Count > 0);
    }

    [Fact]
    public void Compile_TooLong_IsRefused() =>
        Compiler.Compile(new CompileRequest([new SourceText("a.cs", new string(' ', 70_000))])).Errors.ShouldHaveSingleItem().ShouldContain("65536");

    private static CompileAnswer Compile(string body) => Compiler.Compile(new CompileRequest(
    [
        new SourceText("Solution.cs", $"public enum Color {{ Red }} public record R(int A, string B); public static class Solution {{ public static int F(int[] values) {{ {body} }} }}"),
    ]));
}
