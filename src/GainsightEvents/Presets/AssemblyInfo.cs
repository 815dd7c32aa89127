[assembly: GainsightEvents.PxProduct(FromConfiguration = true)]
