using Plumbline.Worlds.Parlor.Programs;
using Plumbline.Worlds.Tests.Parlor.Replies;

namespace Plumbline.Worlds.Tests.Parlor.Programs;

public class ParlorProgramTests
{
    [Theory]
    [InlineData("x", 7, 7)]
    [InlineData("5", 7, 5)]
    [InlineData("2 * x + 3", 7, 17)]
    [InlineData("3 + 2 * x", 7, 17)]
    [InlineData("x * x", -4, 16)]
    [InlineData("x + x * x + x", 3, 15)]
    [InlineData("2 * x * 3 + 4 * 5", 1, 26)]
    [InlineData("10 - x - 2", 3, 5)]
    [InlineData("10 - 2 * x", 3, 4)]
    [InlineData("  2\t*\n x ", 3, 6)]
    [InlineData("007", 0, 7)]
    [InlineData("if x = 1 then 4 else 6", 1, 4)]
    [InlineData("if x = 1 then 4 else 6", 2, 6)]
    [InlineData("if x = 1 then x + 1 else 2 * x", 5, 10)]
    [InlineData("if x = 1 then 4 else if x = 2 then 5 else 6", 2, 5)]
    [InlineData("if x = 1 then 4 else if x = 2 then 5 else 6", 3, 6)]
    [InlineData("if x = 1 then 4 else if x = 1 then 5 else 6", 1, 4)]
    public void Run_Program_GivesItsValue(string source, long x, long expected) => ParlorProgram.Parse(source).ShouldNotBeNull().Run(x).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("y")]
    [InlineData("X")]
    [InlineData("2x")]
    [InlineData("2*x")]
    [InlineData("- x")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("٣")]
    [InlineData("x +")]
    [InlineData("* x")]
    [InlineData("x x")]
    [InlineData("( x )")]
    [InlineData("x / 2")]
    [InlineData("9223372036854775808")]
    [InlineData("if")]
    [InlineData("if x = 1 then 4")]
    [InlineData("if x = 1 then 4 else")]
    [InlineData("if x = x then 4 else 6")]
    [InlineData("if x > 1 then 4 else 6")]
    [InlineData("if 1 = x then 4 else 6")]
    [InlineData("if x = 1 then if x = 2 then 3 else 4 else 5")]
    [InlineData("1 + if x = 1 then 4 else 6")]
    [InlineData("if x = 1 then 4 else 6 )")]
    [InlineData("then else")]
    [InlineData("__import__ ( os )")]
    public void Parse_NoProgram_IsNull(string source) => ParlorProgram.Parse(source).ShouldBeNull();

    [Theory]
    [InlineData("9223372036854775807 + x", 1)]
    [InlineData("9223372036854775807 * x", 2)]
    [InlineData("x * x * x", 3_000_000_000)]
    [InlineData("0 - x", long.MinValue)]
    [InlineData("x - 1", long.MinValue)]
    [InlineData("if x = 1 then 4 else 9223372036854775807 + 1", 2)]
    public void Run_ResultBeyond64Bits_IsNull(string source, long x) => ParlorProgram.Parse(source).ShouldNotBeNull().Run(x).ShouldBeNull();

    [Theory]
    [InlineData("9223372036854775807 + x", 0, long.MaxValue)]
    [InlineData("if x = 1 then 4 else 9223372036854775807 + 1", 1, 4)]
    public void Run_OverflowNotReached_GivesTheValue(string source, long x, long expected) =>
        ParlorProgram.Parse(source).ShouldNotBeNull().Run(x).ShouldBe(expected);

    [Fact]
    public void Parse_LongestProgram_IsReadAndOneMoreIsNot()
    {
        string longest = string.Join(" + ", Enumerable.Repeat("x", ParlorProgram.MostTokens / 2));

        ParlorProgram.Parse(longest).ShouldNotBeNull().Run(1).ShouldBe(ParlorProgram.MostTokens / 2);
        ParlorProgram.Parse(longest + " + x").ShouldBeNull();
    }

    [Fact]
    public void Parse_DeepNesting_IsNullAndNoOverflowOfTheStack() =>
        ParlorProgram.Parse(string.Concat(Enumerable.Repeat("if x = 1 then 2 else ", 100_000)) + "3").ShouldBeNull();

    [Fact]
    public void Parse_AnyText_NeverThrows()
    {
        int programs = 0;
        for (int i = 0; i < 5000; i++)
        {
            string source = HostileReplies.Draw(i).Replace("f = ", string.Empty);
            if (ParlorProgram.Parse(source) is { } program)
            {
                programs++;
                program.Run(long.MaxValue);
                program.Run(long.MinValue);
            }
        }

        programs.ShouldBeGreaterThan(0);
    }
}
