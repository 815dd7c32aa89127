namespace GainsightEvents.Benchmarks;

/// <summary>The "Feature Used" payload.</summary>
public class SerializerBenchmarks() : PayloadBenchmarks<FeatureUsedPayload>(FeatureUsed.Example, FeatureUsedPayload.Example, PayloadJson.Default.FeatureUsedPayload);
