using System.ComponentModel.DataAnnotations;
using System.Globalization;
using FsCheck.Fluent;
using GainsightEvents.Generators.Parsing.Constraints;
using GainsightEvents.Generators.Tests.Harness;
using GainsightEvents.Tests.Rules;
using Microsoft.CodeAnalysis;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

/// <summary>The compiler's range of an enum, which it makes from symbols, against the attribute, which has the enum itself.</summary>
public sealed class EnumRangeAgreementTests
{
    private static readonly Compilation Enums = new GenerationProject("""
        namespace GainsightEvents.Tests.Rules
        {
            internal enum Wide : ulong { None, One, Most = ulong.MaxValue }
            internal enum Narrow : sbyte { Least = -128, None = 0, twin = -1, Twin = 9, TWIN = 3 }
        }
        """).Compile();

    [Theory]
    [InlineData(typeof(DayOfWeek), "Monday", "Friday")]
    [InlineData(typeof(DayOfWeek), "monday", " 5 ")]
    [InlineData(typeof(DayOfWeek), "-1", "Tuesday")]
    [InlineData(typeof(DayOfWeek), "2", "Friday, Saturday")]
    [InlineData(typeof(DayOfWeek), "1", "Monday,4")]
    [InlineData(typeof(StringComparison), "Ordinal", "OrdinalIgnoreCase")]
    [InlineData(typeof(Wide), "one", "MOST")]
    [InlineData(typeof(Narrow), "Least", "None")]
    [InlineData(typeof(Narrow), "0", "twin")]
    public void A_range_of_an_enum(Type type, string minimum, string maximum)
    {
        var symbol = Enums.GetTypeByMetadataName(type.FullName!)!;
        var verdicts = new int[2];
        foreach (var exclusive in new[] { false, true })
        {
            var rule = EnumRange.Create(symbol, minimum, maximum, minimumIsExclusive: exclusive, maximumIsExclusive: false);
            var attribute = new RangeAttribute(type, minimum, maximum)
            {
                MinimumIsExclusive = exclusive,
                ParseLimitsInInvariantCulture = true,
                ConvertValueInInvariantCulture = true,
            };

            // An enum of another type is no constant of the member.
            foreach (var value in SampleValues.Enums.Where(value => value is not Enum || value.GetType() == type).Sample(2000))
            {
                var expected = attribute.IsValid(value);
                verdicts[expected ? 1 : 0]++;
                var constant = value is Enum ? new EnumConstant(symbol, Convert.ChangeType(value, Enum.GetUnderlyingType(type), CultureInfo.InvariantCulture)) : value;
                Assert.True(expected == rule.Admits(constant), $"{attribute} says {expected} of {value?.GetType()} '{value}'; {rule.Describe("X")}");
            }
        }

        Assert.All(verdicts, static count => Assert.True(count > 5));
    }
}
