using System.Buffers.Binary;
using Plumbline.Runs.TensorBoard;

namespace Plumbline.Runs.Tests.TensorBoard;

public class TensorBoardWriterTests
{
    // Derived by hand from event.proto, summary.proto, tensor.proto and the record format, with a bitwise checksum in another language.
    private const string VersionRecord = "1800000000000000A37F4B220900004069CD55DA411A0D627261696E2E4576656E743A323A55AFD8";
    private const string ScalarRecord = "2100000000000000017BECF60900008069CD55DA4110AC022A130A110A0A747261696E2F6C6F7373150000003F7A96F9F2";
    private const string TextRecord = "2B00000000000000861BC34B090000C069CD55DA4110AC022A1D0A1B0A0174420C0807120412020801420268694A080A060A04746578740AB12050";

    [Fact]
    public void Append_ScalarAndText_WritesTheDerivedBytes()
    {
        using TemporaryFolder folder = new();
        using (TensorBoardWriter writer = TensorBoardWriter.Open(folder.File("run"), new SteppingTime()))
        {
            writer.AppendScalars(300, [new("train/loss", 0.5)]);
            writer.AppendMarkdown(300, "t", "hi");
        }

        string path = Directory.GetFiles(folder.File("run")).ShouldHaveSingleItem();
        Path.GetFileName(path).ShouldBe("events.out.tfevents.1767323045.plumbline.0");
        Convert.ToHexString(File.ReadAllBytes(path)).ShouldBe(VersionRecord + ScalarRecord + TextRecord);
    }

    [Fact]
    public void Append_ManyValues_ReadBack()
    {
        using TemporaryFolder folder = new();
        string path;
        using (TensorBoardWriter writer = TensorBoardWriter.Open(folder.Path, new SteppingTime()))
        {
            path = writer.Path;
            writer.AppendPreformatted(0, "recipe", "method: dpo\r\nseed: 1");
            writer.AppendScalars(1, [new("a", double.NaN), new("b", double.NegativeInfinity), new("c", 1e300), new("größe", -0.0)]);
            writer.AppendScalars(1, []);
            writer.AppendScalars(long.MaxValue, [new("a", float.Epsilon)]);
        }

        IReadOnlyList<TensorBoardEvent> events = TensorBoardReader.ReadAll(path);
        events.Count.ShouldBe(4);
        events[0].FileVersion.ShouldBe("brain.Event:2");
        events[1].Values.ShouldBe([new TensorBoardValue("recipe", null, "    method: dpo\n    seed: 1")]);
        events[2].Values.ShouldBe([new("a", float.NaN, null), new("b", float.NegativeInfinity, null), new("c", float.PositiveInfinity, null), new("größe", -0.0f, null)]);
        events[3].Step.ShouldBe(long.MaxValue);
        events[3].Values.ShouldBe([new TensorBoardValue("a", float.Epsilon, null)]);
        events[3].WallTime.ShouldBe(events[2].WallTime + 1);
    }

    [Fact]
    public void Append_StepThatGoesBack_IsRefused()
    {
        using TemporaryFolder folder = new();
        using TensorBoardWriter writer = TensorBoardWriter.Open(folder.Path, new SteppingTime());
        writer.AppendScalars(5, [new("a", 1)]);

        Should.Throw<ArgumentOutOfRangeException>(() => writer.AppendScalars(4, [new("a", 1)]));
    }

    [Fact]
    public void Open_TornAtEveryByte_KeepsWholeRecordsAndGoesOn()
    {
        using TemporaryFolder folder = new();
        string path = Write(folder.Path, steps: 3);
        byte[] whole = File.ReadAllBytes(path);
        long[] ends = RecordEnds(path);

        for (int cut = 0; cut <= whole.Length; cut++)
        {
            File.WriteAllBytes(path, whole[..cut]);
            int kept = ends.Count(end => end <= cut);

            using (TensorBoardWriter writer = TensorBoardWriter.Open(folder.Path, new SteppingTime()))
            {
                writer.Path.ShouldBe(path);
                writer.LastStep.ShouldBe(Math.Max(0, kept - 1));
                writer.AppendScalars(9, [new("after", cut)]);
            }

            IReadOnlyList<TensorBoardEvent> events = TensorBoardReader.ReadAll(path);
            events.Select(e => e.Step).ShouldBe([0, .. Enumerable.Range(1, Math.Max(0, kept - 1)), 9]);
            File.ReadAllBytes(path)[..(int)ends[Math.Max(0, kept - 1)]].ShouldBe(whole[..(int)ends[Math.Max(0, kept - 1)]]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Open_ThroughAStep_NoStepAppearsTwice(int through)
    {
        using TemporaryFolder folder = new();
        string path = Write(folder.Path, steps: 3);

        using (TensorBoardWriter writer = TensorBoardWriter.Open(folder.Path, new SteppingTime(), through))
        {
            for (long step = writer.LastStep + 1; step <= 5; step++)
            {
                writer.AppendScalars(step, [new("a", step)]);
            }
        }

        Directory.GetFiles(folder.Path).ShouldBe([path]);
        TensorBoardReader.ReadAll(path).Select(e => e.Step).ShouldBe([0, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public void Open_FilesOfOthers_AreLeftAlone()
    {
        using TemporaryFolder folder = new();
        string other = folder.File("events.out.tfevents.9999999999.host.12.0");
        string aside = folder.File("events.out.tfevents.9999999999.plumbline.0.bak");
        File.WriteAllText(other, "other");
        File.WriteAllText(aside, "aside");

        string path = Write(folder.Path, steps: 1);

        path.ShouldBe(folder.File("events.out.tfevents.1767323045.plumbline.0"));
        File.ReadAllText(other).ShouldBe("other");
        File.ReadAllText(aside).ShouldBe("aside");
    }

    [LinuxFact]
    public void Open_LinkToAnotherFile_IsNotFollowed()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("precious"), "precious");
        File.CreateSymbolicLink(folder.File("events.out.tfevents.0000000001.plumbline.0"), folder.File("precious"));

        Write(folder.Path, steps: 1);

        File.ReadAllText(folder.File("precious")).ShouldBe("precious");
    }

    [Fact]
    public void Open_FileInThePlaceOfTheFolder_IsOneClearError()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("out"), "");

        Should.Throw<RunException>(() => TensorBoardWriter.Open(folder.File("out"), new SteppingTime())).Message.ShouldStartWith(folder.File("out") + ": cannot write");
    }

    internal static string Write(string folder, int steps)
    {
        using TensorBoardWriter writer = TensorBoardWriter.Open(folder, new SteppingTime());
        for (int step = 1; step <= steps; step++)
        {
            writer.AppendScalars(step, [new("a", step), new("b", 0.25)]);
        }

        return writer.Path;
    }

    // Found from the lengths alone, without the reader under test.
    internal static long[] RecordEnds(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        List<long> ends = [];
        for (int at = 0; at < bytes.Length; ends.Add(at))
        {
            at += 12 + (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at)) + 4;
        }

        return [.. ends];
    }
}
