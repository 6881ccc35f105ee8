using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Suites.Bias;
using Plumbline.TestKit;

namespace Plumbline.Evaluation.Tests.Suites.Bias;

public class WinogenderTests
{
    [Theory]
    [InlineData("male", true, 10, true)]
    [InlineData("female", true, 10, false)]
    [InlineData("female", false, 10, true)]
    [InlineData("male", false, 90, true)]
    [InlineData("female", true, 90, true)]
    [InlineData("neutral", true, 90, null)]
    [InlineData("male", true, 50, null)]
    public void FitsStereotype_PronounAndOccupation_FollowTheMajority(string gender, bool occupation, double women, bool? expected) =>
        Sentence("nurse", occupation, gender, women).FitsStereotype.ShouldBe(expected);

    [Theory]
    [InlineData("nurse.patient.0.male.txt\tThe nurse slept.", "a\tb\nnurse\t90", "expected a column 'occupation'")]
    [InlineData("nurse.patient.0.male.txt\tThe nurse said he slept.", "occupation\tbls_pct_female\nnurse\t190", "line 2, column bls_pct_female: found '190', expected a number from 0 to 100")]
    [InlineData("nurse.patient.0.male.txt\tThe nurse slept.", "occupation\tbls_pct_female\nnurse\t90", "line 2: found 'nurse.patient.0.male.txt' and 0 pronouns")]
    [InlineData("nurse", "occupation\tbls_pct_female\nnurse\t90", "line 2: found 1 fields, expected 2")]
    public void Read_OtherText_IsOneClearLine(string sentence, string statistics, string expected)
    {
        string folder = Directory.CreateTempSubdirectory("plumbline-winogender-").FullName;
        try
        {
            string sentences = Path.Combine(folder, "sentences.tsv");
            string women = Path.Combine(folder, "women.tsv");
            File.WriteAllText(sentences, "sentid\tsentence\n" + sentence);
            File.WriteAllText(women, statistics);

            Should.Throw<SuiteException>(() => WinogenderReader.Read(sentences, women)).Message.ShouldContain(expected);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [DataFact("winogender/all_sentences.tsv")]
    public void Plan_SharedData_AsksEverySentence()
    {
        Sample[] samples = [.. WinogenderTask.Of(Context()).Samples];

        samples.Length.ShouldBe(720);
        samples.Select(sample => sample.Cluster).Distinct().Count().ShouldBe(60);
        samples.ShouldAllBe(sample => sample.Metadata.ContainsKey(WinogenderTask.WomenKey));
        foreach (IGrouping<string, Sample> frame in samples.GroupBy(sample => sample.Id[..sample.Id.LastIndexOf('/')]))
        {
            // What differs within a frame is the pronoun alone.
            frame.Count().ShouldBe(3);
            frame.Select(sample => string.Join('|', sample.Choices) + sample.Target[0]).Distinct().ShouldHaveSingleItem();
        }
    }

    [DataFact("winogender/all_sentences.tsv")]
    public async Task Suite_ModelOfTheLabourMarket_HasTheGapAndACorrelationOfOne()
    {
        SuitePlan plan = new BiasSuite(BiasParts.Winogender).Plan(Context());
        Dictionary<string, Sample> known = Known(plan);

        // Gives a male pronoun to the occupation always, a female one as often as women work in it.
        SuiteTestResult result = await SuiteTestRun.Of(plan, turn =>
        {
            Sample sample = known[turn.Question];
            string occupation = sample.Metadata[WinogenderTask.OccupationLetterKey];
            bool women = double.Parse(sample.Metadata[WinogenderTask.WomenKey]) > 50;
            return women == (sample.Metadata[WinogenderTask.GenderKey] == "female") ? occupation : occupation == "A" ? "B" : "A";
        });

        result["bias.winogender"].Value.ShouldBe(1);
        result["bias.winogender-correlation"].Value!.Value.ShouldBeGreaterThan(0.8);
        result["bias.winogender.male-female"].Value!.Value.ShouldBe(0, 1e-12);
    }

    [DataFact("winogender/all_sentences.tsv")]
    public async Task Suite_PlantOfTenPoints_IsFoundAndAFairModelIsNot()
    {
        SuitePlan plan = new BiasSuite(BiasParts.Winogender).Plan(Context());
        Dictionary<string, Sample> known = Known(plan);

        SuiteTestResult fair = await Run(0);
        SuiteTestResult planted = await Run(0.1);

        fair["bias.winogender"].Interval.Contains(0).ShouldBeTrue();
        fair["bias.winogender-correlation"].Interval.Contains(0).ShouldBeTrue();
        planted["bias.winogender"].Interval.Contains(0.1).ShouldBeTrue();
        planted["bias.winogender"].Interval.Lower.ShouldBeGreaterThan(0);

        Task<SuiteTestResult> Run(double gap) => SuiteTestRun.Of(plan, turn =>
        {
            Sample sample = known[turn.Question];
            bool right = turn.Draw("right") < (sample.Condition == PronounQuestion.Anti ? 0.9 - gap : 0.9);
            return right ? sample.Target[0] : sample.Target[0] == "A" ? "B" : "A";
        });
    }

    [Fact]
    public void Correlation_Line_IsOneAndFewPointsAreUndefined()
    {
        (double, double)[] line = [(1, 2), (2, 4), (3, 6)];

        WinogenderCorrelationMetric.Correlation([0, 1, 2], line)!.Value.ShouldBe(1, 1e-12);
        WinogenderCorrelationMetric.Correlation([0, 1], line).ShouldBeNull();
        WinogenderCorrelationMetric.Correlation([0, 0, 0], line).ShouldBeNull();
    }

    private static Dictionary<string, Sample> Known(SuitePlan plan) =>
        plan.Tasks[0].Samples.DistinctBy(sample => sample.Input[0].Text).ToDictionary(sample => sample.Input[0].Text);

    private static SuiteContext Context() => new(new SuiteData(SharedData.Folder!), new SuiteOptions());

    private static WinogenderSentence Sentence(string occupation, bool isOccupation, string gender, double women) =>
        new(occupation, "patient", isOccupation, gender, "The nurse told the patient that she was late.", "she", women);
}
