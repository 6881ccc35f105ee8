using System.Text;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.DataSets;
using Plumbline.Training.DataSets.Checks;

namespace Plumbline.Training.Tests.DataSets;

/// <summary>Whatever a file holds, it is read or refused with <see cref="DataSetException"/>; nothing else comes out.</summary>
public sealed class DataSetFuzzTests : IDisposable
{
    private static readonly string[] Rows =
    [
        """{"prompt":[{"role":"user","content":"Hé \ud83d\ude00?"}],"chosen":[{"role":"assistant","content":"a"}],"rejected":[{"role":"assistant","tool_calls":[{"function":{"name":"f"}}]}],"margin":1.5,"tools":"[]","id":"x"}""",
        """{"prompt":"p","completions":["a","b"],"labels":[true,false],"chat_template_kwargs":{}}""",
        """{"conversations":[{"from":"human","value":"a"},{"from":"function_call","value":"{\"name\":\"f\",\"arguments\":{}}"}],"system":"s"}""",
        """{"instruction":"i","input":"j","output":"o","history":[["a","b"]]}""",
        """{"chosen":"\n\nHuman: a\n\nAssistant: b","rejected":"\n\nHuman: a\n\nAssistant: c"}""",
        """{"prompt":"p","completion":"c","label":true}""",
    ];

    private readonly DataSetFixture _data = new();

    [Fact]
    public void Open_RandomBytes_NeverFailsOtherwise()
    {
        RandomStream random = new(1, "bytes");
        for (int round = 0; round < 400; round++)
        {
            byte[] bytes = new byte[random.NextInt(300)];
            byte[] alphabet = [.. "{}[]\":,\\ntrue0\r\n u8D"u8, 0, 0xFF, 0xC3, 0xEF, 0xBB, 0xBF, 0x1F, 0x8B];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = round % 2 == 0 ? (byte)random.NextInt(256) : alphabet[random.NextInt(alphabet.Length)];
            }

            ReadAll(round % 3 == 0 ? [(byte)'[', .. bytes] : bytes);
        }
    }

    [Fact]
    public void Read_MutatedRows_NeverFailsOtherwise()
    {
        RandomStream random = new(2, "mutations");
        string[] words = ["null", "[]", "{}", "-1", "1e400", "\"\"", "\"\\ud800\"", "true", "\"user\"", ",", ":", "]", "}", "\n", "[[[[", "\u0000"];
        foreach (string row in Rows)
        {
            for (int round = 0; round < 60; round++)
            {
                StringBuilder mutated = new(row);
                for (int change = random.NextInt(3); change >= 0; change--)
                {
                    int place = random.NextInt(mutated.Length - 1);
                    mutated.Remove(place, Math.Min(random.NextInt(12), mutated.Length - place)).Insert(place, words[random.NextInt(words.Length)]);
                }

                byte[] bytes = Encoding.UTF8.GetBytes($"{row}\n{mutated}\n{row}\n");
                bytes[random.NextInt(bytes.Length)] ^= (byte)(1 << random.NextInt(8));
                ReadAll(bytes);
            }
        }
    }

    // Whole values in the place of other whole values: what a parser cannot refuse.
    [Fact]
    public void Read_ValuesOfOtherKinds_NeverFailsOtherwise()
    {
        string[] values = ["null", "true", "7", "-0.0e5", "\"\"", "\"x\"", "[]", "[null]", "[[]]", "{}", "[{}]", "[{\"role\":\"user\",\"content\":\"x\"}]", "[{\"role\":null}]", "[true]", "[\"a\"]", "{\"from\":1}"];
        foreach (string row in Rows)
        {
            foreach ((int start, int end) in Values(row))
            {
                string[] changed = [.. values.Select(value => row[..start] + value + row[end..])];
                ReadAll(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(row, 20).Concat(changed))));
                foreach (string alone in changed)
                {
                    ReadAll(Encoding.UTF8.GetBytes(alone));
                }
            }
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Open_CutAtEveryByte_NeverFailsOtherwiseAndNeverInventsRows(bool array, bool gzip)
    {
        string[] rows = [.. Enumerable.Range(0, 3).Select(i => $$"""{"prompt":"é{{i}}","completion":"😀","n":[{{i}}]}""")];
        byte[] whole = Encoding.UTF8.GetBytes(array ? $"[{string.Join(",\n", rows)}]" : string.Join('\n', rows));
        byte[] bytes = gzip ? DataSetFixture.Gzip(whole) : whole;
        for (int length = 0; length < bytes.Length; length++)
        {
            IReadOnlyList<string> read = ReadAll(bytes[..length]);

            read.Count.ShouldBeLessThanOrEqualTo(array || gzip ? 0 : 2, $"cut at {length} of {bytes.Length}");
        }

        ReadAll(bytes).Count.ShouldBe(3);
    }

    public void Dispose() => _data.Dispose();

    private static IEnumerable<(int Start, int End)> Values(string row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i] is ':' or '[' && i > 0 && row[i - 1] is '"' or ':')
            {
                for (int end = i + 2; end < row.Length; end++)
                {
                    if (row[end] is ',' or '}' or ']' && row[i + 1] is not ('[' or '{'))
                    {
                        yield return (i + 1, end);
                        break;
                    }

                    if ((row[i + 1] == '[' && row[end] == ']') || (row[i + 1] == '{' && row[end] == '}'))
                    {
                        yield return (i + 1, end + 1);
                        break;
                    }
                }
            }
        }
    }

    private IReadOnlyList<string> ReadAll(byte[] bytes)
    {
        List<string> read = [];
        try
        {
            using DataSet data = DataSet.Open(_data.Write("rows", bytes), new DataSetOptions { Form = TranscriptForm.Messages, TemporaryFolder = _data.Folder });
            DataSetCheck.Run(data).Rows.ShouldBe(data.Count);
            for (int i = 0; i < data.Count; i++)
            {
                try
                {
                    read.Add(string.Join('|', data.Read(i).Texts.SelectMany(text => text.Value.Said)));
                }
                catch (DataSetException exception)
                {
                    exception.Message.ShouldNotContain('\n');
                }
            }
        }
        catch (DataSetException exception)
        {
            exception.Message.ShouldNotContain('\n');
        }

        return read;
    }
}
