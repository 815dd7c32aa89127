using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Generators.Tests.Harness;
using GainsightEvents.Tests;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>Random flags are written as Enum.ToString writes them, and refused where it gives a number.</summary>
public sealed class EnumAgreementTests
{
    // An event of each asks for two compilations.
    private static readonly int Count = RunLength.IsLong ? 300 : 15;

    private static readonly Gen<RandomFlags> One =
        from type in Gen.Elements(typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong))
        from atTheTop in Gen.Elements(false, true)
        from constants in Gen.Choose(0, byte.MaxValue).Select(static bits => (byte)bits).NonEmptyListOf()
        select new RandomFlags(type, atTheTop, [.. constants.Distinct()]);

    [Fact]
    public void Flags_are_written_as_Enum_ToString_writes_them() =>
        Prop.ForAll(Arb.From(One.ArrayOf(4), Shrink), AssertAgreement).Check(Config.QuickThrowOnFailure.WithMaxTest(Count));

    // Fewer enums, then fewer names.
    private static IEnumerable<RandomFlags[]> Shrink(RandomFlags[] all) => all.Length > 1
        ? all.Select(static one => new[] { one })
        : all[0].Constants.Length > 1 ? all[0].Constants.Select((_, i) => new[] { all[0].Without(i) }) : [];

    private static void AssertAgreement(RandomFlags[] enums)
    {
        var members = string.Concat(enums.Select(static (_, i) => $"public E{i} M{i} {{ get; init; }} "));
        var assembly = EventSource.Opened(members, string.Join("\n", enums.Select(static (each, i) => each.Declare($"E{i}")))).Generate().Load("");
        var opened = assembly.GetType("Acme.Opened")!;
        for (var i = 0; i < enums.Length; i++)
        {
            AssertAgreement(opened, opened.GetProperty($"M{i}")!, enums, i);
        }
    }

    private static void AssertAgreement(Type opened, PropertyInfo property, RandomFlags[] enums, int index)
    {
        for (var bits = 0; bits <= byte.MaxValue; bits++)
        {
            var value = Enum.ToObject(property.PropertyType, enums[index].Value((byte)bits));
            var made = (IGainsightEvent)Activator.CreateInstance(opened)!;
            property.SetValue(made, value);
            var (body, violations) = GenerationScenario.Write(made);

            var expected = value.ToString()!;
            if (char.IsLetter(expected[0]))
            {
                GenerationScenario.AssertJson($"\"{expected}\"", Read(body, property.Name));
                Assert.DoesNotContain(violations, violation => violation.Member == property.Name);
            }
            else
            {
                Assert.Contains(violations, violation => violation.Member == property.Name);
            }
        }
    }

    private static string Read(byte[] body, string member)
    {
        using var attributes = System.Text.Json.JsonDocument.Parse(GenerationScenario.Attributes(body));
        return attributes.RootElement.GetProperty(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member)).GetRawText();
    }
}
